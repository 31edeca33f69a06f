import { pinyin } from 'pinyin-pro';

/** The longest word that is indexed; what is longer is not typed to find a thing. */
const KEY_MAX = 40;

/** What a clerk types is compared without spaces, case or width: `ＷＸＭ ` finds what `wxm` finds. */
export function normalise(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toLowerCase().slice(0, KEY_MAX);
}

/**
 * The words under which a Chinese name is found: the name itself, its pinyin and its initials, each from the first and
 * from every later character on, so that 孔兰玉 is found by 孔, 兰玉, kong, lanyu, kly and ly.
 * @param surnameFirst whether the first character is a surname, which is often read otherwise (单 shàn, 仇 qiú).
 */
export function nameKeys(name: string, surnameFirst: boolean): string[] {
  const plain = normalise(name);
  if (plain === '') return [];
  const syllables = pinyin(plain, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: surnameFirst ? 'head' : 'off',
    nonZh: 'consecutive',
  }).map(normalise);
  const keys = new Set<string>();
  for (let from = 0; from < plain.length; from += 1) keys.add(plain.slice(from));
  for (let from = 0; from < syllables.length; from += 1) {
    keys.add(syllables.slice(from).join('').slice(0, KEY_MAX));
    keys.add(
      syllables
        .slice(from)
        .map((syllable) => syllable.slice(0, 1))
        .join(''),
    );
  }
  return [...keys];
}
