import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { kindOf } from '../../shared/domain/document.ts';
import { addressOf } from '../app/address.ts';
import { hasScreen } from '../app/hasScreen.ts';
import { type Pickable, useFindPickable } from '../form/pick.ts';
import { allCommands, findCommands } from './commands.ts';
import styles from './finder.module.css';

/** Commands shown beside things found; while nothing is typed, all of them fit. */
const COMMANDS_MAX = 4;

interface Found {
  id: string;
  path: string;
  label: string;
  hint: string;
  what: string;
}

/** Ctrl K: people, households, meetings and commands, as one types. ↑ ↓ move, Enter opens, Esc closes. */
export function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = useFound(typed);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found anew is scrolled too
  useEffect(() => {
    // Newer Chromiums answer with a promise, which React would take for the effect's clean-up.
    void document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active, found]);

  const open = ({ path }: Found) => {
    onClose();
    void navigate(path);
  };
  const hear = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = found[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && chosen) open(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={styles.finder}
      aria-label={t('finder.label')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={hear}
    >
      <div className={styles.field}>
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-found`}
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
          aria-label={t('finder.hint')}
          placeholder={t('finder.hint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <div role="listbox" id={`${id}-found`} aria-label={t('finder.found')} className={styles.found}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the field points at it (aria-activedescendant)
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.one}
            onPointerMove={() => setActive(index)}
            onClick={() => open(one)}
          >
            <span className={styles.what}>{one.what}</span>
            <span>{one.label}</span>
            <span className={styles.hint}>{one.hint}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{t('finder.none', { typed })}</p>}
    </dialog>
  );
}

/** What is found for what is typed. Answers that come late, for less letters than now stand there, are dropped. */
function useFound(typed: string): Found[] {
  const { t } = useTranslation();
  const find = useFindPickable();
  const [things, setThings] = useState<readonly Pickable[]>([]);
  const commands = useMemo(() => allCommands(t), [t]);

  useEffect(() => {
    let current = true;
    void find(typed, []).then((answer) => current && setThings(answer));
    return () => {
      current = false;
    };
  }, [find, typed]);

  return useMemo(() => {
    const reachable = things.map((thing) => ({ ...thing, path: addressOf(thing.id) }));
    const all = findCommands(commands, typed);
    return [
      ...reachable
        .filter(({ path }) => hasScreen(path))
        .map((thing) => ({ ...thing, what: t(`finder.kind.${kindOf(thing.id)}`) })),
      ...all.slice(0, typed === '' ? all.length : COMMANDS_MAX).map(({ name, path, label }) => ({
        id: name,
        path,
        label,
        hint: '',
        what: t('finder.command'),
      })),
    ];
  }, [things, commands, typed, t]);
}
