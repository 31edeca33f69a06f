import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { startWords } from '../i18n/i18n.ts';
import { Theme } from '../theme/Theme.tsx';
import { Toasts } from '../toast/Toasts.tsx';
import '../theme/base.css';

let mounted: { root: Root; host: HTMLElement }[] = [];

/** Puts a screen into the page as the app would show it, until `unmount`. */
export function mount(screen: ReactNode): void {
  startWords();
  const host = document.createElement('div');
  host.style.height = '100vh';
  document.body.append(host);
  const root = createRoot(host);
  mounted.push({ root, host });
  root.render(
    <Theme>
      <Toasts>{screen}</Toasts>
    </Theme>,
  );
}

/** Takes away everything mounted, as closing the window would. */
export function unmount(): void {
  for (const { root, host } of mounted) {
    root.unmount();
    host.remove();
  }
  mounted = [];
}
