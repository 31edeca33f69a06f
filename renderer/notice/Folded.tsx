import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import pieces from '../frame/pieces.module.css';

export interface FoldedProps {
  /** The button that unfolds it. */
  label: string;
  open?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A form that is rarely wanted: a button until it is pressed. */
export function Folded({ label, open = false, children }: FoldedProps) {
  const [isOpen, setOpen] = useState(open);
  if (isOpen) return children(() => setOpen(false));
  return (
    <p className={pieces.acts}>
      <Button onClick={() => setOpen(true)}>{label}</Button>
    </p>
  );
}
