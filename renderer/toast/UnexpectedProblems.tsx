import { useEffect } from 'react';
import { problemOf } from '../errors/problemOf.ts';
import { useToasts } from './toasts.ts';

/** A rejection nobody caught still reaches the clerk as a sentence. */
export function UnexpectedProblems() {
  const { say } = useToasts();
  useEffect(() => {
    const tell = (event: PromiseRejectionEvent) => {
      console.error(event.reason);
      say({ says: { problem: problemOf(event.reason) } });
    };
    window.addEventListener('unhandledrejection', tell);
    return () => window.removeEventListener('unhandledrejection', tell);
  }, [say]);
  return null;
}
