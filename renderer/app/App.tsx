import { useMemo } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ErrorBoundary } from '../errors/ErrorBoundary.tsx';
import { Notices } from '../notices/Notices.tsx';
import { UnexpectedProblems } from '../notices/UnexpectedProblems.tsx';
import { Theme } from '../theme/Theme.tsx';
import { routesOf } from './routes.tsx';

export function App() {
  const router = useMemo(() => createBrowserRouter(routesOf()), []);
  return (
    <Theme>
      <ErrorBoundary>
        <Notices>
          <UnexpectedProblems />
          <RouterProvider router={router} />
        </Notices>
      </ErrorBoundary>
    </Theme>
  );
}
