import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { COLOURS, EDGE_PAIRS, TEXT_PAIRS } from './tokens.ts';

describe('contrast', () => {
  it('gives the figures of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
  });

  it.each(TEXT_PAIRS)('%s reads on %s', (text, ground) => {
    expect(contrast(COLOURS[text], COLOURS[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGE_PAIRS)('%s shows on %s', (edge, ground) => {
    expect(contrast(COLOURS[edge], COLOURS[ground])).toBeGreaterThanOrEqual(3);
  });
});
