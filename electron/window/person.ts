import type { WebContents } from 'electron';
import { AppError } from '../../shared/errors';

/** What only a person can cause: keys and buttons, as the system reports them. No script of a page can make one. */
export interface Person {
  /** True once per press. What is opened for the person is opened for one of them. */
  takePress: () => boolean;
  notePress: () => void;
}

/**
 * Presses are spent one by one; none is saved up, so that hours of typing open nothing later. A click in the system's menu
 * is none of the page's events: `notePress` tells of it.
 */
export function watchPerson(contents: Pick<WebContents, 'on'>): Person {
  let isPressed = false;
  contents.on('input-event', (_event, { type }) => {
    // Chromium reports a key that makes a character as `rawKeyDown`.
    if (type === 'mouseDown' || type === 'keyDown' || type === 'rawKeyDown') isPressed = true;
    else if (type === 'gestureTap' || type === 'touchStart') isPressed = true;
  });
  return {
    takePress: () => {
      const wasPressed = isPressed;
      isPressed = false;
      return wasPressed;
    },
    notePress: () => {
      isPressed = true;
    },
  };
}

/** A door to the outside that opens once for each press of a person. Throws `not-asked-for`, and what `open` throws. */
export function oncePerPress<A extends unknown[]>(
  { takePress }: Pick<Person, 'takePress'>,
  open: (...input: A) => Promise<void>,
): (...input: A) => Promise<void> {
  return async (...input) => {
    if (!takePress()) throw new AppError('not-asked-for');
    await open(...input);
  };
}

/** Runs one at a time; whoever comes meanwhile gets `refused` at once. */
export function createOneAtATime(): <T>(run: () => Promise<T>, refused: T) => Promise<T> {
  let isBusy = false;
  return async (run, refused) => {
    if (isBusy) return refused;
    isBusy = true;
    try {
      return await run();
    } finally {
      isBusy = false;
    }
  };
}
