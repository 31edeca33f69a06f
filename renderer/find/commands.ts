import type { TFunction } from 'i18next';
import { nameKeys, normalise } from '../../shared/domain/search/keys.ts';
import { FEATURES } from '../app/features.tsx';

/** Something to do, at an address. */
export interface Command {
  name: string;
  label: string;
  path: string;
  keys: readonly string[];
}

function commandOf(name: string, label: string, path: string): Command {
  return { name, label, path, keys: nameKeys(label, false) };
}

/** Every feature and every command of one, found by name, pinyin and initials like a person. */
export function allCommands(t: TFunction): Command[] {
  return FEATURES.flatMap((feature) => [
    commandOf(`open.${feature.name}`, t('finder.open', { name: t(`nav.${feature.name}`) }), feature.home),
    ...(feature.commands ?? []).map(({ name, path }) => commandOf(name, t(`command.${name}`), path)),
  ]);
}

/** The commands that what was typed begins; all while nothing is typed. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const prefix = normalise(typed);
  return commands.filter(({ keys }) => prefix === '' || keys.some((key) => key.startsWith(prefix)));
}
