import { expect, it, vi } from 'vitest';
import { type Drafts, DraftWriter } from './drafts.ts';

function slowDrafts() {
  const done: string[] = [];
  const release: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => release.push(resolve));
  const drafts: Drafts = {
    load: async () => undefined,
    async save(_, values) {
      await wait();
      done.push(String(values.name));
    },
    async clear() {
      await wait();
      done.push('clear');
    },
  };
  const go = async () => {
    release.shift()?.();
    await vi.waitFor(() => undefined);
  };
  return { drafts, done, go };
}

it('writes at once, then only the newest of what was typed meanwhile', async () => {
  const { drafts, done, go } = slowDrafts();
  const writer = new DraftWriter(drafts, 'person', vi.fn());
  for (const name of ['王', '王秀', '王秀芳']) writer.save({ name });
  await go();
  await go();
  await writer.settled();
  expect(done).toEqual(['王', '王秀芳']);
});

it('lets no late save bring a cleared draft back', async () => {
  const { drafts, done, go } = slowDrafts();
  const writer = new DraftWriter(drafts, 'person', vi.fn());
  writer.save({ name: '王' });
  writer.save({ name: '王秀' });
  const cleared = writer.clear();
  await go();
  await go();
  await cleared;
  expect(done).toEqual(['王', 'clear']);
});

it('tells of a failure and goes on with what is typed next', async () => {
  const save = vi.fn<Drafts['save']>().mockRejectedValueOnce(new Error('full')).mockResolvedValue();
  const failed = vi.fn();
  const writer = new DraftWriter({ load: async () => undefined, save, clear: async () => {} }, 'person', failed);
  writer.save({ name: '王' });
  await writer.settled();
  writer.save({ name: '王秀' });
  await writer.settled();
  expect(failed).toHaveBeenCalledOnce();
  expect(save).toHaveBeenLastCalledWith('person', { name: '王秀' });
});
