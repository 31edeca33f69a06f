import { Button } from 'antd';
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { saveFile } from '../export/saveFile.ts';
import { useStation } from '../station/station.ts';

/** Saves the file as the clerk had it, as long as it is still on this computer: until the county has all of it. */
export function OriginalButton({ file }: { file: FileFact }) {
  const { t } = useTranslation();
  const { device } = useStation();
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    const count = () => device.originals.where('sha256').equals(file.sha256).count();
    const subscription = liveQuery(count).subscribe({ next: (held) => setIsHere(held > 0), error: console.error });
    return () => subscription.unsubscribe();
  }, [device, file.sha256]);
  const save = async () => {
    const original = await device.originals.get(file.sha256);
    if (!original) return setIsHere(false);
    saveFile(original.name, new Blob([original.bytes as Uint8Array<ArrayBuffer>], { type: original.type }));
  };
  return isHere ? <Button onClick={() => void save()}>{t('file.saveOriginal')}</Button> : null;
}
