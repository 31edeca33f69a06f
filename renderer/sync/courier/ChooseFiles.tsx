import { Button } from 'antd';
import { useRef } from 'react';

export interface ChooseFilesProps {
  label: string;
  accept: string;
  busy?: boolean;
  multiple?: boolean;
  onChosen: (files: File[]) => void;
}

/** A button that opens the system's window to choose files. */
export function ChooseFiles({ label, accept, busy = false, multiple = false, onChosen }: ChooseFilesProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button loading={busy} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          if (files.length > 0) onChosen(files);
        }}
      />
    </>
  );
}
