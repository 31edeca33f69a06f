import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CaseFile } from '../../shared/domain/antiVice/caseFile.ts';
import { caseFileIds, readCaseFile } from '../../shared/store/caseFiles.ts';
import type { Station } from '../../shared/store/station.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';

const idsOf = ({ device }: Station, filter: string) => caseFileIds(device, filter);

async function readFiles({ device }: Station, ids: readonly string[]): Promise<CaseFile[]> {
  const files = await Promise.all(ids.map((id) => readCaseFile(device, id)));
  return files.filter((file) => file !== undefined);
}

/** The case files of this laptop. */
export function CaseFileList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const source = useStationRows(idsOf, readFiles);
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
