/** What the shell itself says to the clerk; everything else is said by the page. */
export const SENTENCES = {
  alreadyOpen: '乡约已经打开了，就在这个窗口里。',
  pageGone: '画面刚才出了问题，保存过的都在，请重新打开。',
  pageStuck: '画面很久没有反应，可以再等等，也可以重新打开。',
  cannotStart: '乡约打不开，请重新安装；已登记的内容不会丢。',
  reopen: '重新打开',
  wait: '再等等',
  understood: '知道了',
} as const;
