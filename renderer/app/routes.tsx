import { Outlet, type RouteObject } from 'react-router';
import { BrokenScreen } from '../errors/BrokenScreen.tsx';
import { LostScreen } from '../errors/LostScreen.tsx';
import { Frame } from '../frame/Frame.tsx';
import { FEATURES, type Feature } from './features.tsx';

type Address = Feature['screens'][number];

function route({ path, screen }: Address): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: (await screen()).default }),
    errorElement: <BrokenScreen />,
    HydrateFallback: Nothing,
  };
}

/** The addresses of all features: screens within the frame, papers without it. */
export function routesOf(features: readonly Feature[] = FEATURES): RouteObject[] {
  return [
    {
      element: (
        <Frame>
          <Outlet />
        </Frame>
      ),
      errorElement: <BrokenScreen />,
      HydrateFallback: Nothing,
      children: [...features.flatMap((feature) => feature.screens.map(route)), { path: '*', element: <LostScreen /> }],
    },
    ...features.flatMap((feature) => (feature.papers ?? []).map(route)),
  ];
}

/** While the first screen's code is read from disk, a frame or two: an empty page is calmer than a flash of words. */
function Nothing() {
  return null;
}
