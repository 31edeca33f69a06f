import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../preferences/preferences.ts';
import { antTheme } from './antTheme.ts';
import { COLOURS, TYPE_SIZE } from './tokens.ts';

const REDUCED_MOTION = '(prefers-reduced-motion: reduce)';

function subscribeToMotion(changed: () => void): () => void {
  const query = window.matchMedia(REDUCED_MOTION);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** `inkSoft` is `--ink-soft` in style sheets. */
function variableName(colour: string): string {
  return `--${colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** One look for everything within: Ant Design's tokens, and the same colours and type size for our own style sheets. */
export function Theme({ children }: { children: ReactNode }) {
  const { typeSize, language } = usePreferences();
  const reducedMotion = useSyncExternalStore(subscribeToMotion, () => window.matchMedia(REDUCED_MOTION).matches);

  useLayoutEffect(() => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(COLOURS)) style.setProperty(variableName(name), value);
    style.fontSize = `${TYPE_SIZE[typeSize]}px`;
  }, [typeSize]);

  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={antTheme(typeSize, reducedMotion)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
