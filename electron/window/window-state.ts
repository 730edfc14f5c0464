import type { Rectangle } from 'electron';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the window looked like when it was used last. `theme` is here too, so that no start flashes white. */
export interface WindowState {
  bounds: Rectangle;
  isMaximized: boolean;
  theme: Theme;
}
export type Theme = 'system' | 'light' | 'dark';

export const minimumSize = { width: 900, height: 600 };
export const defaultState: WindowState = {
  bounds: { x: -1, y: -1, width: 1280, height: 860 },
  isMaximized: false,
  theme: 'system',
};

/** How much of the window has to be on some display for it to be found again. */
const visiblePx = 100;

/** Reads the state of the last time; anything that cannot be read is the default. */
export function readWindowState(file: string): WindowState {
  try {
    return parseWindowState(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // A first start, or a file cut off: how the window stood is not worth a message.
    return defaultState;
  }
}

/**
 * Writes the state by way of a second file, so that a start never finds half of it. Waits for the disk, because the
 * last write comes while the program goes.
 */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The bounds to open with: those of the last time where they can be seen, otherwise the middle of the main display. */
export function fitToDisplays(bounds: Rectangle, displays: Rectangle[]): Partial<Rectangle> {
  const width = Math.max(bounds.width, minimumSize.width);
  const height = Math.max(bounds.height, minimumSize.height);
  const display = displays.find((area) => isReachable({ ...bounds, width, height }, area));
  if (!display) return clampSize({ width, height }, displays[0]);
  return { ...bounds, ...clampSize({ width, height }, display) };
}

function clampSize(size: { width: number; height: number }, area: Rectangle | undefined) {
  if (!area) return size;
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

/** The title bar has to be on the display, or nobody can drag the window. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const overlapPx = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return overlapPx >= visiblePx && window.y >= area.y && window.y <= area.y + area.height - visiblePx;
}

function parseWindowState(value: unknown): WindowState {
  if (typeof value !== 'object' || value === null) return defaultState;
  const { bounds, isMaximized, theme } = value as Record<string, unknown>;
  return {
    bounds: isRectangle(bounds) ? bounds : defaultState.bounds,
    isMaximized: isMaximized === true,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  return ['x', 'y', 'width', 'height'].every((name) => Number.isSafeInteger(members[name]));
}
