import { createBrowserRouter } from 'react-router';
import { isFirstLoad, recallLastPlace, rememberPlace } from './lastPlace.ts';
import { routesOf } from './routes.tsx';

/** Papers are printed and left; nobody wants to come back to one after a restart. */
const PAPER = /^\/paper\//;

/** The addresses of the open station. A start without an address goes on where the clerk left off. */
export function stationRouter() {
  const last = recallLastPlace();
  if (isFirstLoad() && last && location.pathname === '/') history.replaceState(null, '', last);
  const router = createBrowserRouter(routesOf());
  router.subscribe(({ location }) => {
    if (!PAPER.test(location.pathname)) rememberPlace(location.pathname + location.search);
  });
  return router;
}
