import { Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import { type Pickable, useFindPickable } from './pick.ts';
import type { Picked } from './typed.ts';

export interface PickControlProps {
  id: string;
  kinds: readonly string[];
  value: Picked | undefined;
  onChange: (picked: Picked | undefined) => void;
  onBlur?: () => void;
  /** Called after something was picked by Enter or a click. */
  onPicked?: () => void;
  invalid?: boolean;
  describedBy?: string | undefined;
  placeholder?: string;
}

/** Picks another document by typing a few letters. */
export function PickControl({ id, kinds, value, onChange, onBlur, onPicked, ...rest }: PickControlProps) {
  const { t } = useTranslation();
  const find = useFindPickable();
  const [typed, setTyped] = useState('');
  const [{ to, found }, setAnswer] = useState<{ to: string; found: readonly Pickable[] }>({ to: '', found: [] });
  const isEntered = useRef(false);
  const kindsOf = useRef(kinds);
  kindsOf.current = kinds;
  const marked = useRef<string>(undefined);
  const isWaiting = to !== typed;
  const pick = ({ id: one, label }: Pickable) => {
    setTyped('');
    onChange({ id: one, label });
    onPicked?.();
  };

  useEffect(() => {
    let current = true;
    void find(typed, kindsOf.current).then((answer) => current && setAnswer({ to: typed, found: answer }));
    return () => {
      current = false;
    };
  }, [find, typed]);

  // A scanner presses Enter before what it typed is looked up: the first find of just that is picked when it comes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer is the event
  useEffect(() => {
    if (!isEntered.current || isWaiting) return;
    isEntered.current = false;
    const [first] = found;
    if (first) pick(first);
  }, [to, found]);

  // The list marks its first find a moment after drawing it, and in that moment its own Enter would pick nothing.
  const pickWithEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const chosen = found.find((one) => one.id === marked.current) ?? found[0];
    if (!isWaiting && (typed === '' || !chosen)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isWaiting) isEntered.current = true;
    else if (chosen) pick(chosen);
  };

  return (
    // The field's Enter is heard before the list hears it.
    <span className={styles.picker} onKeyDownCapture={pickWithEnter}>
      <Select<{ value: string; label: string }>
        id={id}
        className={styles.control as string}
        labelInValue
        allowClear
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        defaultActiveFirstOption
        // Null, not undefined, is an empty choice: left to itself the control would go on showing what was picked last.
        value={(value ? { value: value.id, label: value.label } : null) as never}
        placeholder={rest.placeholder ?? t('form.typeToPick')}
        status={rest.invalid ? 'error' : ''}
        aria-invalid={rest.invalid}
        aria-describedby={rest.describedBy}
        notFoundContent={typed === '' ? t('form.typeToPick') : t('form.nobodyFound')}
        options={found.map(({ id: one, label, hint }) => ({ value: one, label, hint }))}
        optionRender={(option) => (
          <span className={styles.option}>
            <span>{option.label}</span>
            <span className={styles.optionHint}>{(option.data as { hint?: string }).hint}</span>
          </span>
        )}
        onChange={(picked) => onChange(picked ? { id: picked.value, label: picked.label } : undefined)}
        onSelect={() => onPicked?.()}
        onActive={(one) => {
          marked.current = one === null ? undefined : String(one);
        }}
        {...(onBlur && { onBlur })}
      />
    </span>
  );
}
