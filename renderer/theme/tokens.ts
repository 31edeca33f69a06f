/** The colours of every screen. Names say what a colour is for, so that a screen never picks one by its look. */
export const COLOURS = {
  /** Behind everything. */
  ground: '#f7f4f0',
  /** What is worked on: lists, forms. */
  surface: '#ffffff',
  /** The row or place one points at. */
  hover: '#f3eee8',
  /** Between things. */
  line: '#e3dcd3',
  /** Around what can be typed into; 3:1 against the surface, as WCAG 1.4.11 asks. */
  edge: '#8d8378',
  ink: '#221d18',
  inkSoft: '#574e45',
  inkFaint: '#6f665c',
  /** The present place and the main act, nothing else. */
  accent: '#a8322a',
  accentDeep: '#8a2620',
  accentGround: '#f9ecea',
  onAccent: '#ffffff',
  /** 'Needs you'. */
  amber: '#8a5200',
  amberGround: '#fff4df',
  amberEdge: '#b7791f',
  /** 'Settled'. */
  green: '#2c6a3d',
  greenGround: '#edf5ee',
  /** A thing that is wrong as typed. Not the accent, which means 'here'. */
  wrong: '#b3261e',
  wrongGround: '#fdf0ee',
} as const;
export type ColourName = keyof typeof COLOURS;

/** Text on ground, as used on screen: each pair reaches 4.5:1 (WCAG 1.4.3 AA). */
export const TEXT_PAIRS: readonly (readonly [ColourName, ColourName])[] = [
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'hover'],
  ['ink', 'accentGround'],
  ['inkSoft', 'ground'],
  ['inkSoft', 'surface'],
  ['inkSoft', 'hover'],
  ['inkSoft', 'accentGround'],
  ['inkFaint', 'ground'],
  ['inkFaint', 'surface'],
  ['accent', 'surface'],
  ['accent', 'ground'],
  ['accent', 'accentGround'],
  ['accentDeep', 'accentGround'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentDeep'],
  ['amber', 'amberGround'],
  ['amber', 'surface'],
  ['amber', 'ground'],
  ['green', 'greenGround'],
  ['green', 'surface'],
  ['green', 'ground'],
  ['wrong', 'surface'],
  ['wrong', 'wrongGround'],
];

/** Lines that carry meaning on ground: each pair reaches 3:1 (WCAG 1.4.11). */
export const EDGE_PAIRS: readonly (readonly [ColourName, ColourName])[] = [
  ['edge', 'surface'],
  ['edge', 'ground'],
  ['accent', 'surface'],
  ['accent', 'ground'],
  ['amberEdge', 'surface'],
  ['wrong', 'surface'],
];

/** Pixels of the base type size, by the clerk's choice in 设置. */
export const TYPE_SIZE = { normal: 16, large: 20 } as const;
export type TypeSize = keyof typeof TYPE_SIZE;

export const LINE_HEIGHT = 1.6;

export const SCREEN_FONTS =
  '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", system-ui, sans-serif';

/** Seconds; UI.md asks for under 150 ms. */
export const MOTION_SECONDS = 0.12;
