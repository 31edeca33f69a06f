import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readWhole, writeWhole } from '../host/keep.ts';

/** The window as the clerk left it. */
export interface WindowPlace {
  bounds: Rectangle;
  maximized: boolean;
}

/** The screen of most village offices is 1366 × 768; the frame of the app needs about two thirds of it. */
const USUAL: WindowPlace = { bounds: { x: 0, y: 0, width: 1280, height: 720 }, maximized: true };
export const LEAST = { width: 900, height: 600 };

/** How much of the window must lie on a screen, so that it can be taken hold of. */
const REACHABLE = 100;

/** After the last of many small moves; a power cut loses no more than that. */
const SETTLED_MS = 800;

const place = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  maximized: z.boolean(),
});

/**
 * Where the window was, or the usual place where that is not known or no screen shows it any more.
 * @param screens the work areas of the screens that are connected now
 */
export async function readPlace(file: string, screens: Rectangle[]): Promise<WindowPlace> {
  const known = await readKept(file);
  if (known && screens.some((screen) => isReachable(known.bounds, screen))) return known;
  return { ...USUAL, bounds: centred(USUAL.bounds, screens[0] ?? USUAL.bounds) };
}

/** Keeps the place of `window` in `file` from now on. Failing to is not worth a word to the clerk. */
export function keepPlace(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    const now: WindowPlace = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    writeWhole(file, JSON.stringify(now)).catch(() => undefined);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', keep);
  window.on('closed', () => clearTimeout(timer));
}

async function readKept(file: string): Promise<WindowPlace | undefined> {
  try {
    return place.safeParse(JSON.parse((await readWhole(file)) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function isReachable(bounds: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  // The title bar is what one takes hold of.
  const below = bounds.y >= screen.y - 1 && bounds.y + REACHABLE <= screen.y + screen.height;
  return across >= REACHABLE && below;
}

function centred({ width, height }: Rectangle, screen: Rectangle): Rectangle {
  const fitting = { width: Math.min(width, screen.width), height: Math.min(height, screen.height) };
  return {
    ...fitting,
    x: screen.x + Math.round((screen.width - fitting.width) / 2),
    y: screen.y + Math.round((screen.height - fitting.height) / 2),
  };
}
