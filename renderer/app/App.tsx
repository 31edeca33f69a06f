import { ErrorBoundary } from '../errors/ErrorBoundary.tsx';
import { StationGate } from '../station/StationGate.tsx';
import { Theme } from '../theme/Theme.tsx';
import { Toasts } from '../toast/Toasts.tsx';
import { UnexpectedProblems } from '../toast/UnexpectedProblems.tsx';
import { OpenApp } from './OpenApp.tsx';

export function App() {
  return (
    <Theme>
      <ErrorBoundary>
        <Toasts>
          <UnexpectedProblems />
          <StationGate>
            <OpenApp />
          </StationGate>
        </Toasts>
      </ErrorBoundary>
    </Theme>
  );
}
