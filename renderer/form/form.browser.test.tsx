import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { person } from '../../shared/domain/roster/person.ts';
import type { Problem } from '../errors/problem.ts';
import { memoryDrafts } from '../testing/memoryDrafts.ts';
import { mount, unmount } from '../testing/mount.tsx';
import { type Drafts, DraftsContext } from './drafts.ts';
import { Form, type FormProps } from './Form.tsx';
import { PickContext } from './pick.ts';
import type { FormPlan } from './plan.ts';
import type { TypedValues } from './typed.ts';
import { type Finished, useForm } from './useForm.ts';

const plan: FormPlan = {
  kind: 'person',
  schema: person,
  groups: [
    {
      name: 'identity',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'sex', shape: { as: 'choice', choices: ['1', '2', '0'] }, required: true },
        { name: 'birthDate', shape: { as: 'date', lean: 'past' } },
        { name: 'household', shape: { as: 'pick', kinds: ['household'] } },
        { name: 'politicalStatus', shape: { as: 'words', words: ['群众', '中共党员', '共青团员'] } },
      ],
    },
  ],
};

const NOTHING: TypedValues = { name: '', sex: '', birthDate: '', household: '', politicalStatus: '' };
const HOUSEHOLDS = [
  { id: 'household:01JD0000000000000000000001', label: '孔兰玉', hint: '1组' },
  { id: 'household:01JD0000000000000000000002', label: '孔繁星', hint: '2组' },
];

function Screen(props: Partial<FormProps> & { initial: TypedValues }) {
  const form = useForm({ plan, draft: 'person:new', initial: props.initial, today: '2026-03-10' });
  return <Form form={form} handIn="保存" onFinish={async () => undefined} {...props} />;
}

function show(given: Partial<FormProps> & { drafts?: Drafts; initial?: TypedValues } = {}) {
  const { drafts = memoryDrafts(), initial = NOTHING, ...props } = given;
  const onFinish = vi.fn<(finished: Finished) => Promise<Problem | undefined>>().mockResolvedValue(undefined);
  const find = async (typed: string) => HOUSEHOLDS.filter(({ label }) => typed !== '' && label.startsWith(typed));
  mount(
    <DraftsContext value={drafts}>
      <PickContext value={find}>
        <Screen onFinish={onFinish} initial={initial} {...props} />
      </PickContext>
    </DraftsContext>,
  );
  return onFinish;
}

const field = (label: string) => page.getByLabelText(label, { exact: false }).first();
const handIn = () => page.getByRole('button', { name: '保存' });

afterEach(unmount);

describe('by keyboard alone', () => {
  it('Enter goes from field to field and at last to the button', async () => {
    const onFinish = show();
    await field('姓名').click();
    await userEvent.keyboard('孔兰玉{Enter}');
    await userEvent.keyboard(' {ArrowRight}{Enter}');
    await userEvent.keyboard('1952.3.5{Enter}');
    await userEvent.keyboard('孔繁');
    await expect.element(page.getByText('2组')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(field('政治面貌')).toHaveFocus();
    await userEvent.keyboard('群众{Enter}');
    await expect.element(handIn()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onFinish).toHaveBeenCalledOnce();
    expect(onFinish.mock.calls[0]?.[0].content).toEqual({
      name: '孔兰玉',
      sex: '2',
      birthDate: '1952-03-05',
      household: 'household:01JD0000000000000000000002',
      politicalStatus: '群众',
    });
  });

  it('Enter picks what was found even in the moment the find is drawn', async () => {
    show();
    await field('户').click();
    const input = field('户').element();
    // Told of the drawn option before the list has marked it, as a scanner's Enter may come.
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.ant-select-item-option')?.textContent?.includes('孔繁星')) return;
      observer.disconnect();
      const enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', enter));
      input.dispatchEvent(new KeyboardEvent('keyup', enter));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    await field('户').fill('孔繁');
    await expect.element(field('政治面貌')).toHaveFocus();
    await expect.element(page.getByTitle('孔繁星').first()).toBeVisible();
  });

  it('Ctrl Enter hands in from anywhere', async () => {
    const onFinish = show({ initial: { ...NOTHING, name: '孔兰玉', sex: '2' } });
    await field('出生日期').click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => onFinish).toHaveBeenCalledOnce();
  });
});

describe('problems', () => {
  it('stand beside a field once it is left, not before', async () => {
    show();
    await field('出生日期').click();
    await userEvent.keyboard('2.30');
    expect(page.getByText('日历上没有这一天').elements()).toHaveLength(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('日历上没有这一天，请核对')).toBeVisible();
    await expect.element(field('出生日期')).toHaveAttribute('aria-invalid', 'true');
  });

  it('are summed up on top when handing in, and lead to their fields', async () => {
    const onFinish = show();
    await handIn().click();
    const summary = page.getByRole('alert');
    await expect.element(summary).toHaveTextContent('还有 2 处要改');
    await summary.getByRole('button', { name: '姓名' }).click();
    await expect.element(field('姓名')).toHaveFocus();
    expect(onFinish).not.toHaveBeenCalled();
  });

  it('from putting it on the record stay on screen, and so does the draft', async () => {
    const drafts = memoryDrafts();
    show({ drafts, initial: { ...NOTHING, sex: '1' }, onFinish: async () => ({ reason: 'unexpected.diskFull' }) });
    await field('姓名').fill('孔兰玉');
    await handIn().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('硬盘满了');
    expect(drafts.held.get('person:new')?.values).toEqual({ name: '孔兰玉' });
  });
});

describe('what is typed', () => {
  it('is there again after the window was killed', async () => {
    const drafts = memoryDrafts();
    show({ drafts });
    await field('姓名').fill('孔兰');
    await expect.poll(() => drafts.held.size).toBe(1);
    unmount();
    show({ drafts });
    await expect.element(field('姓名')).toHaveValue('孔兰');
    await expect.element(page.getByText(/接着 .* 没保存的内容/)).toBeVisible();
    await page.getByRole('button', { name: '不要了' }).click();
    await expect.element(field('姓名')).toHaveValue('');
    expect(drafts.held.size).toBe(0);
  });

  it('stays on screen when the disk is full, with a sentence', async () => {
    const drafts = memoryDrafts();
    drafts.save = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    show({ drafts });
    await field('姓名').fill('孔兰玉');
    await expect.element(page.getByRole('alert')).toHaveTextContent('硬盘满了');
    await expect.element(field('姓名')).toHaveValue('孔兰玉');
  });

  it('of an edit names only what was changed', async () => {
    const drafts = memoryDrafts();
    const onFinish = show({ drafts, initial: { ...NOTHING, name: '孔兰玉', sex: '2', birthDate: '1952-03-05' } });
    await field('出生日期').fill('1953.3.5');
    await handIn().click();
    await expect.poll(() => onFinish).toHaveBeenCalledOnce();
    expect(onFinish.mock.calls[0]?.[0].changed).toEqual({ birthDate: '1953-03-05' });
    await expect.poll(() => drafts.held.size).toBe(0);
  });
});

describe('a fact', () => {
  const initial = { ...NOTHING, name: '孔兰玉', sex: '2' };

  it('is confirmed once, with what will be on the record', async () => {
    const onFinish = show({ initial, confirm: ({ content }) => `${content.name}记入花名册` });
    await handIn().click();
    await expect.element(page.getByText('孔兰玉记入花名册')).toBeVisible();
    expect(onFinish).not.toHaveBeenCalled();
    await expect.element(page.getByRole('button', { name: '确认记入' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onFinish).toHaveBeenCalledOnce();
  });

  it('typing on or Esc takes the question back', async () => {
    const onFinish = show({ initial, confirm: () => '记入花名册' });
    await handIn().click();
    await userEvent.keyboard('{Escape}');
    await handIn().click();
    await field('姓名').fill('孔兰');
    await expect.element(handIn()).toBeVisible();
    expect(onFinish).not.toHaveBeenCalled();
  });
});

it('shows the day that was understood', async () => {
  show();
  await field('出生日期').fill('三月初五');
  await expect.element(page.getByText('2025年4月2日 星期三 农历三月初五')).toBeVisible();
});
