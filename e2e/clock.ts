import type { Program } from './fixtures';

/** No time goes by for the main process, on the clock that measures. Timers do not notice. */
export async function stopTimeOf({ app }: Pick<Program, 'app'>): Promise<void> {
  await app.evaluate(() => {
    const nowMs = performance.now();
    performance.now = () => nowMs;
  });
}

/** Time goes by for the main process, on the clock that is shown and on the one that measures. Timers do not notice. */
export async function passTimeOf({ app }: Pick<Program, 'app'>, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, byMs) => {
    const Present = Date;
    class Later extends Present {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Present.now() + byMs] : given) as [number]));
      }
      static override now(): number {
        return Present.now() + byMs;
      }
    }
    globalThis.Date = Later as DateConstructor;
    // Durations are measured on a clock of their own.
    const presentMs = performance.now.bind(performance);
    performance.now = () => presentMs() + byMs;
  }, milliseconds);
}
