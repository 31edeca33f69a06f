import { ErrorBoundary } from '../errors/ErrorBoundary.tsx';
import { Notices } from '../notices/Notices.tsx';
import { UnexpectedProblems } from '../notices/UnexpectedProblems.tsx';
import { StationGate } from '../station/StationGate.tsx';
import { Theme } from '../theme/Theme.tsx';
import { OpenApp } from './OpenApp.tsx';

export function App() {
  return (
    <Theme>
      <ErrorBoundary>
        <Notices>
          <UnexpectedProblems />
          <StationGate>
            <OpenApp />
          </StationGate>
        </Notices>
      </ErrorBoundary>
    </Theme>
  );
}
