import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { mount, unmount } from '../testing/mount.tsx';
import { OfficialPaper } from './OfficialPaper.tsx';
import { PrintView } from './PrintView.tsx';
import { RegisterPaper, ROWS_PER_PAGE } from './RegisterPaper.tsx';

/** CSS millimetres in pixels. */
const MM = 96 / 25.4;
const WRITTEN_HEIGHT_MM = 225;

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

function paragraphs(...texts: string[]) {
  mount(
    <OfficialPaper title="会议纪要" signer="柳河村新时代文明实践站" day="2026-03-05">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed texts
        <p key={index} className="flush" data-testid={`p${index}`}>
          {text}
        </p>
      ))}
    </OfficialPaper>,
  );
}

const height = (id: string) => page.getByTestId(id).element().getBoundingClientRect().height;

describe('the official paper (GB/T 9704)', () => {
  it('has 28 characters on a line and 22 lines on a page', async () => {
    paragraphs('文'.repeat(28), '文'.repeat(29), '文'.repeat(28 * 22), '文'.repeat(28 * 23));
    await expect.element(page.getByTestId('p0')).toBeVisible();
    const line = height('p0');
    expect(height('p1')).toBeCloseTo(line * 2, 0);
    expect(height('p2')).toBeLessThanOrEqual(WRITTEN_HEIGHT_MM * MM);
    expect(height('p3')).toBeGreaterThan(WRITTEN_HEIGHT_MM * MM);
  });

  it('has the margins of the standard and numbers its pages — 1 —', () => {
    paragraphs('文');
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const official = rules.filter((rule) => rule.startsWith('@page official'));
    expect(official.some((rule) => rule.includes('margin: 37mm 26mm 35mm 28mm'))).toBe(true);
    expect(official.filter((rule) => rule.includes('"— " counter(page) " —"'))).toHaveLength(2);
  });

  it('bears the day in Chinese and a place for the seal', async () => {
    paragraphs('文');
    await expect.element(page.getByText('二〇二六年三月五日')).toBeVisible();
    await expect.element(page.getByText('（盖章）')).toBeVisible();
  });
});

describe('a register', () => {
  const rows = Array.from({ length: ROWS_PER_PAGE + 5 }, (_, n) => ({ id: String(n), name: `村民${n}` }));

  it('repeats its head and sums up each page', async () => {
    mount(
      <RegisterPaper
        title="柳河村花名册"
        about="柳河村"
        columns={[{ name: 'name', header: '姓名', cell: (row) => row.name, share: 1 }]}
        rows={rows}
        keyOf={(row) => row.id}
        sum={(some) => `${some.length} 人`}
      />,
    );
    await expect.element(page.getByText('第 2 页 共 2 页')).toBeVisible();
    expect(page.getByRole('columnheader', { name: '姓名' }).elements()).toHaveLength(2);
    await expect.element(page.getByText('本页小计：5 人')).toBeVisible();
    await expect.element(page.getByText('累计：23 人')).toBeVisible();
  });

  it('keeps a full page of two-line rows within the sheet', async () => {
    const long = rows.slice(0, ROWS_PER_PAGE).map((row) => ({ ...row, name: '外出务工，常年在广东省东莞市' }));
    mount(
      <RegisterPaper
        title="柳河村花名册"
        about="柳河村"
        columns={Array.from({ length: 12 }, (_, n) => ({
          name: String(n),
          header: '姓名',
          cell: (row: { name: string }) => row.name.slice(0, 10),
          share: 1,
        }))}
        rows={long}
        keyOf={(row) => row.id}
        sum={(some) => `${some.length} 人`}
      />,
    );
    await expect.element(page.getByText('第 1 页 共 1 页')).toBeVisible();
    const sheet = document.querySelector('.paper-register section')?.getBoundingClientRect();
    expect(sheet?.height).toBeLessThanOrEqual(210 * MM);
  });
});

describe('the print view', () => {
  it('opens the print window once, when the paper is there', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const view = (ready: boolean) => (
      <MemoryRouter>
        <PrintView title="花名册" ready={ready}>
          <p>纸面</p>
        </PrintView>
      </MemoryRouter>
    );
    mount(view(false));
    await expect.element(page.getByText('正在排版…')).toBeVisible();
    expect(print).not.toHaveBeenCalled();
    unmount();
    mount(view(true));
    await expect.element(page.getByText('纸面')).toBeVisible();
    await expect.poll(() => print).toHaveBeenCalledOnce();
    expect(document.title).toBe('花名册');
  });
});
