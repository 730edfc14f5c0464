import { expect, test } from '../fixtures';

test('no permission and no device is given (5)', async ({ standingProgram }) => {
  const states = await standingProgram.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'persistent-storage',
      'clipboard-read',
      'accelerometer',
    ];
    const query = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'denied';
      }
    };
    const tryOut = async (attempt: () => Promise<unknown>) =>
      attempt().then(
        (given) => JSON.stringify(given),
        () => 'refused',
      );
    const devices = navigator as unknown as Record<
      string,
      { requestDevice: (filter: object) => Promise<unknown>; requestPort: () => Promise<unknown> }
    >;
    return {
      states: await Promise.all(names.map(query)),
      asked: await Promise.all([
        tryOut(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        tryOut(() => navigator.mediaDevices.getUserMedia({ video: true })),
        tryOut(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        tryOut(
          () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
        ),
        tryOut(() => navigator.clipboard.readText()),
        tryOut(async () => devices['usb']?.requestDevice({ filters: [] }) ?? Promise.reject(new Error())),
        tryOut(async () => devices['serial']?.requestPort() ?? Promise.reject(new Error())),
        tryOut(
          async () =>
            devices['bluetooth']?.requestDevice({ acceptAllDevices: true }) ?? Promise.reject(new Error()),
        ),
      ]),
      notifications: await Notification.requestPermission(),
    };
  });
  expect(new Set(states.states)).toEqual(new Set(['denied']));
  expect(new Set(states.asked)).toEqual(new Set(['refused']));
  expect(states.notifications).toBe('denied');
});
