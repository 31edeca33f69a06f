import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CaseFile } from '../../shared/domain/antiVice/caseFile.ts';
import { caseFileIds, readCaseFile } from '../../shared/store/caseFiles.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { stationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';

/** The case files of this laptop. */
export function CaseFileList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const source = useCallback(
    (filter: string) =>
      stationRows(
        station,
        () => caseFileIds(station.device, filter),
        async (ids) => {
          const files = await Promise.all(ids.map((id) => readCaseFile(station.device, id)));
          return files.filter((file) => file !== undefined);
        },
      ),
    [station],
  );
  const columns: readonly Column<CaseFile>[] = [
    { name: 'openedOn', header: t('caseFile.openedOn'), width: '7.5rem', cell: (file) => format.date(file.openedOn) },
    { name: 'name', header: t('caseFile.name'), width: '1fr', cell: ({ name }) => name },
    {
      name: 'state',
      header: t('caseFile.state'),
      width: '5rem',
      cell: ({ closedOn }) => (
        <StateTag tone={closedOn ? 'settled' : 'plain'}>{t(closedOn ? 'caseFile.closed' : 'caseFile.open')}</StateTag>
      ),
    },
  ];
  return (
    <List<CaseFile>
      name="caseFile"
      label={t('caseFile.list')}
      filterHint={t('caseFile.filter')}
      source={source}
      columns={columns}
      keyOf={({ id }) => id}
      opened={opened}
      onOpen={({ id }) => void navigate(`/caseFile/${id}`)}
      add={{ label: t('caseFile.add'), run: () => void navigate('/caseFile/new') }}
      narrow={<Button onClick={() => void navigate('/antiViceEntry')}>{t('antiVice.list')}</Button>}
      empty={<p>{t('caseFile.empty')}</p>}
    />
  );
}
