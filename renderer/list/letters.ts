import { useEffect, useRef } from 'react';
import { isTextField } from './keys.ts';

/** What a small letter does; nothing where there is nothing to do at present. */
export type LetterActs = Readonly<Record<string, { run: () => void } | undefined>>;

/** The letters act wherever no text is being typed; with Alt they act there too. */
export function useLetters(acts: LetterActs): void {
  const held = useRef(acts);
  held.current = acts;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = held.current[event.key.toLowerCase()];
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (!event.altKey && isTextField(event.target)) return;
      event.preventDefault();
      act.run();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
