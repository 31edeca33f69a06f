import { failure, type Result, success } from '../../../shared/domain/result.ts';
import { type RosterUnit, unitBatches } from '../../../shared/domain/roster/import/batches.ts';
import { type RosterChoices, type RosterReading, readRoster } from '../../../shared/domain/roster/import/roster.ts';
import type { Workbook } from '../../../shared/domain/table/table.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { previewOf } from './preview.ts';
import type { Answer, Question, ReadingRefusal } from './reader.ts';

/** The workbook in hand, and what was understood of it last. One worker reads one file. */
let workbook: Workbook | undefined;
let reading: RosterReading | undefined;
let units: Generator<RosterUnit[]> | undefined;

function post(answer: Answer): void {
  postMessage(answer);
}

async function open(file: File): Promise<Result<Workbook, ReadingRefusal>> {
  try {
    return readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
  } catch {
    return failure('unreadable');
  }
}

function understand(read: Workbook, choices: RosterChoices): Answer {
  const reader = readRoster(read, choices);
  for (let step = reader.next(); ; step = reader.next()) {
    if (step.done) {
      reading = step.value;
      units = undefined;
      return { what: 'read', read: success(previewOf(reading, read.hadMacros)) };
    }
    post({ what: 'progress', ...step.value });
  }
}

async function answer(question: Question): Promise<Answer> {
  switch (question.what) {
    case 'read': {
      const opened = await open(question.file);
      if (!opened.ok) return { what: 'read', read: opened };
      workbook = opened.value;
      return understand(workbook, {});
    }
    case 'choose':
      if (!workbook) throw new Error('no workbook was read');
      return understand(workbook, question.choices);
    case 'first':
      if (!reading) throw new Error('nothing was read');
      units = unitBatches(reading, question.size);
      return { what: 'batch', units: units.next().value ?? undefined };
    case 'next':
      return { what: 'batch', units: units?.next().value ?? undefined };
  }
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  try {
    post(await answer(data));
  } catch (error) {
    // The page hears of errors thrown here only where it is told.
    post({ what: 'failed', error: String(error) });
  }
});
