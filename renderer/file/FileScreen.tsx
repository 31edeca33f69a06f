import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { FileFact } from '../../shared/domain/file/file.ts';
import type { Station } from '../../shared/store/station.ts';
import { idAt } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useLive } from '../station/station.ts';
import { FilePage } from './FilePage.tsx';
import { standingFilesOf } from './read.ts';

/** One file in full, with its neighbours: the other files of the same document. */
export default function FileScreen() {
  const id = idAt('file', useParams().id) ?? '';
  const read = useCallback((station: Station) => readAmong(station, id), [id]);
  const { value } = useLive(read);
  if (value === undefined) return null;
  if (!value.file) return <Sentence problem={{ reason: 'file.gone' }} />;
  return <FilePage key={id} file={value.file} among={value.among} />;
}

interface Among {
  /** Undefined where the file was taken off, or never was here. */
  file: FileFact | undefined;
  among: FileFact[];
}

async function readAmong(station: Station, id: string): Promise<Among> {
  const fact = await station.get<'file'>(id);
  const among = fact ? await standingFilesOf(station, fact.about) : [];
  return { file: among.find((one) => one.id === id), among };
}
