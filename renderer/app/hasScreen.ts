import { matchPath } from 'react-router';
import { FEATURES } from './features.tsx';

/** Whether a screen stands at an address: some documents, such as a sign-in, have none of their own. */
export function hasScreen(path: string): boolean {
  return FEATURES.some((feature) => feature.screens.some((screen) => matchPath(screen.path, path)));
}
