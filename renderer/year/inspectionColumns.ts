import type { TFunction } from 'i18next';
import type { Council } from '../../shared/domain/council/council.ts';
import type { FollowedDecision } from '../../shared/domain/council/decisions.ts';
import { boardState } from '../../shared/domain/notice/takingDown.ts';
import { holdingFacts } from '../../shared/domain/pact/steps.ts';
import type { Format } from '../i18n/format.ts';
import type { PactVersion } from '../pact/read.ts';
import type { RegisterColumn } from '../print/RegisterPaper.tsx';
import { today } from '../station/today.ts';
import type { MeetingLine, NoticeLine } from './inspection.ts';

type Columns<Row> = RegisterColumn<Row>[];

/** A column with its head below `inspection.column`. */
function column<Row>(
  t: TFunction,
  name: string,
  share: number,
  cell: (row: Row) => string,
  figures = false,
): RegisterColumn<Row> {
  return { name, header: t(`inspection.column.${name}`), share, cell, figures };
}

export function pactColumns(t: TFunction, format: Format): Columns<PactVersion> {
  const facts = (version: PactVersion) => holdingFacts(version);
  const date = (day: string | undefined) => (day === undefined ? '' : format.date(day));
  return [
    column(t, 'name', 18, ({ pact }) => pact.name),
    column(t, 'version', 5, ({ version }) => format.count(version), true),
    column(t, 'clauses', 5, ({ clauses }) => format.count(clauses.length), true),
    column(t, 'stage', 10, ({ stage }) => t(`pact.stage.${stage}`)),
    column(t, 'comments', 10, (one) => date(facts(one).steps.get('comments')?.on)),
    column(t, 'representatives', 10, (one) => date(facts(one).votes.get('representatives')?.heldOn)),
    column(t, 'villagers', 10, (one) => date(facts(one).votes.get('villagers')?.heldOn)),
    column(t, 'posted', 10, ({ postedOn }) => date(postedOn)),
    column(t, 'filingNumber', 12, (one) => facts(one).steps.get('filed')?.filingNumber ?? ''),
    column(t, 'inForce', 10, (one) => date(facts(one).steps.get('inForce')?.on)),
  ];
}

export function councilColumns(t: TFunction, format: Format): Columns<Council> {
  return [
    column(t, 'council', 25, ({ name }) => name),
    column(t, 'term', 6, ({ term }) => format.count(term), true),
    column(t, 'from', 12, ({ from }) => format.date(from)),
    column(t, 'to', 12, ({ to }) => (to === undefined ? '' : format.date(to))),
  ];
}

export function meetingColumns(t: TFunction, format: Format): Columns<MeetingLine> {
  return [
    column(t, 'heldOn', 12, ({ meeting }) => format.date(meeting.heldOn)),
    column(t, 'council', 18, ({ council }) => council),
    column(t, 'meeting', 24, ({ meeting }) => meeting.title),
    column(t, 'place', 14, ({ meeting }) => meeting.place),
    column(t, 'chair', 8, ({ meeting }) => meeting.chair),
    column(t, 'recorder', 8, ({ meeting }) => meeting.recorder),
    column(t, 'publishedOn', 12, ({ meeting }) => (meeting.publishedOn ? format.date(meeting.publishedOn) : '')),
    column(t, 'signedPaper', 12, ({ meeting }) => meeting.signedPaper),
  ];
}

export function decisionColumns(t: TFunction, format: Format): Columns<FollowedDecision> {
  return [
    column(t, 'decidedOn', 12, ({ decision }) => format.date(decision.decidedOn)),
    column(t, 'motion', 28, ({ decision }) => decision.motion.title),
    column(t, 'due', 5, ({ decision }) => format.count(decision.due), true),
    column(t, 'present', 5, ({ decision }) => format.count(decision.present), true),
    column(t, 'for', 5, ({ decision }) => format.count(decision.for), true),
    column(t, 'against', 5, ({ decision }) => format.count(decision.against), true),
    column(t, 'abstain', 5, ({ decision }) => format.count(decision.abstain), true),
    column(t, 'responsible', 12, ({ decision }) => decision.responsible),
    column(t, 'deadline', 12, ({ due }) => (due === undefined ? '' : format.date(due))),
    column(t, 'state', 8, ({ state }) => t(`council.state.${state}`)),
  ];
}

export function noticeColumns(t: TFunction, format: Format): Columns<NoticeLine> {
  return [
    column(t, 'number', 11, ({ number }) => number),
    column(t, 'title', 26, ({ posted }) => posted.title),
    column(t, 'subject', 8, ({ posted }) => t(`notice.subjectChoice.${posted.subject}`)),
    column(t, 'from', 12, ({ posted }) => format.date(posted.from)),
    column(t, 'to', 12, ({ posted }) => format.date(posted.to)),
    column(t, 'objections', 6, ({ row }) => format.count(Object.keys(row.objections).length), true),
    column(t, 'answered', 6, ({ row }) => format.count(row.answered.length), true),
    column(t, 'takenOn', 12, ({ row, posted }) =>
      row.takenOn === undefined ? t(`notice.state.${boardState(posted.to, false, today())}`) : format.date(row.takenOn),
    ),
  ];
}
