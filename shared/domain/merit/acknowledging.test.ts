import { describe, expect, it } from 'vitest';
import { acknowledge, isAcknowledged, takingOf, voucherOf } from './acknowledging.ts';
import { actOf } from './ledger.ts';

describe('an act that was done twice', () => {
  it('is acknowledged with a reason, whichever order its entries are named in', () => {
    const made = acknowledge('deposit/deed:1', ['b', 'a'], ' 两台都登了 ');
    expect(made).toEqual({ ok: true, value: { act: 'deposit/deed:1', entries: ['a', 'b'], reason: '两台都登了' } });
    expect(acknowledge('deposit/deed:1', ['a'], '  ')).toMatchObject({ reason: 'reasonMissing' });
    expect(acknowledge('deposit/deed:1', [], '看过')).toMatchObject({ reason: 'nothingDoubled' });
  });

  it('asks again when a further entry arrives, and not for fewer', () => {
    const seen = [{ entries: ['a', 'b'] }];
    expect(isAcknowledged(['a', 'b'], seen)).toBe(true);
    expect(isAcknowledged(['a'], seen)).toBe(true);
    expect(isAcknowledged(['a', 'b', 'c'], seen)).toBe(false);
    expect(isAcknowledged(['a', 'b', 'c'], [...seen, { entries: ['b', 'c'] }])).toBe(false);
    expect(isAcknowledged(['a'], [])).toBe(false);
  });
});

it('a voucher is found from the act of its giving and of its taking, by the names that the ledger gives them', () => {
  const voucher = 'voucher:01ARZ3NDEKTSV4RRFFQ69G5FAV.0123456789abcdef';
  expect(voucherOf(actOf({ id: voucher, kind: 'voucher' }))).toBe(voucher);
  const act = actOf({ id: 'takenVoucher:1', kind: 'takenVoucher', voucher } as never);
  expect(act).toBe(takingOf(voucher));
  expect(voucherOf(act)).toBe(voucher);
  expect(voucherOf('deposit/deed:1')).toBeUndefined();
});
