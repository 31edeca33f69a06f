import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

/** The menu bar, shown with Alt. What the page itself can do is in the page. */
export function menuBar(openWindow: () => void, isPackaged: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: '文件',
      submenu: [
        { label: '再开一个窗口', accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { type: 'separator' },
        { label: '关闭窗口', role: 'close' },
        { label: '退出', role: 'quit' },
      ],
    },
    { label: '编辑', submenu: editing() },
    {
      label: '查看',
      submenu: [
        { label: '放大', role: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
        { label: '缩小', role: 'zoomOut' },
        { label: '原来大小', role: 'resetZoom' },
        { label: '全屏', role: 'togglefullscreen' },
        { type: 'separator' },
        { label: '重新载入', role: 'reload' },
        // For whoever works on the program; at a clerk's desk it would only be in the way.
        ...(isPackaged ? [] : [{ label: '开发者工具', role: 'toggleDevTools' } as const]),
      ],
    },
  ];
}

/** What the right mouse button offers: Chromium brings no menu of its own along. */
export function contextMenu({ isEditable, selectionText, editFlags }: ContextMenuParams): MenuItemConstructorOptions[] {
  if (isEditable) {
    const { canUndo, canCut, canCopy, canPaste } = editFlags;
    const can: Partial<Record<string, boolean>> = { undo: canUndo, cut: canCut, copy: canCopy, paste: canPaste };
    return editing().map((item) => ({ ...item, enabled: can[item.role ?? ''] ?? true }));
  }
  return selectionText.trim() === '' ? [] : [{ label: '复制', role: 'copy' }];
}

function editing(): MenuItemConstructorOptions[] {
  return [
    { label: '撤销', role: 'undo' },
    { label: '重做', role: 'redo' },
    { type: 'separator' },
    { label: '剪切', role: 'cut' },
    { label: '复制', role: 'copy' },
    { label: '粘贴', role: 'paste' },
    { label: '全选', role: 'selectAll' },
  ];
}
