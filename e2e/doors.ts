/** What a script of the page may try with: an address of the listeners, and a name that nobody knows. */
export interface DoorTargets {
  http: string;
  udpPort: number;
  tcpPort: number;
  /** Ends in `.example`; each door puts its own name before it. */
  domain: string;
}

/** Its methods return an object that stands for a text. */
type Policy = Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>;

/**
 * Every way of the platform to get something out of a page that we know of; runs in the page. Each door names itself
 * in what it sends. Returns what went wrong at once, which most do.
 */
export async function tryDoors(targets: DoorTargets): Promise<Record<string, string>> {
  const { http, udpPort, tcpPort, domain } = targets;
  const to = (door: string) => `${http}/${door}`;
  const named = (door: string) => `${door}.${domain}`;
  const nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? '';
  // By name, because not every runtime has all of them, and its types know fewer.
  const make = (name: string, ...input: unknown[]) =>
    Reflect.construct(Reflect.get(globalThis, name), input) as object;
  const ask =
    (owner: unknown, ...path: string[]) =>
    (input: unknown) => {
      const method = path.pop() ?? '';
      const last = path.reduce<unknown>((from, name) => Reflect.get(from as object, name), owner);
      return Reflect.apply(Reflect.get(last as object, method), last, [input]) as unknown;
    };
  // What keeps scripts from being made of text keeps nobody out who makes a policy first.
  const same = (text: string) => text;
  const policy = Reflect.get(globalThis, 'trustedTypes') as {
    createPolicy: (name: string, rules: object) => Policy;
  };
  const trusted = policy.createPolicy('doors', {
    createHTML: same,
    createScript: same,
    createScriptURL: same,
  });
  const trust = (tag: string, name: string, value: string) => {
    if (name === 'srcdoc') return trusted.createHTML(value);
    return ['script', 'embed', 'object'].includes(tag) ? trusted.createScriptURL(value) : value;
  };
  const add = (tag: string, attributes: Record<string, string>, text = '', parent: Node = document.body) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, trust(tag, name, value));
    if (text !== '')
      Reflect.set(element, 'textContent', tag === 'script' ? trusted.createScript(text) : text);
    parent.appendChild(element);
    return element;
  };
  const link = (rel: string, href: string, more: Record<string, string> = {}) =>
    add('link', { rel, href, ...more }, '', document.head);
  const style = (css: string) => add('style', { nonce }, css, document.head);
  const frame = (more: Record<string, string> = {}) =>
    (add('iframe', more) as HTMLIFrameElement).contentWindow as object;
  const call = async (door: string, owner: object, name = 'RTCPeerConnection') => {
    const Connection = Reflect.get(owner, name) as new (settings: object) => RTCPeerConnection;
    const turn = { username: door, credential: door };
    const connection = new Connection({
      iceCandidatePoolSize: 2,
      iceServers: [
        { urls: `stun:127.0.0.1:${udpPort}` },
        { urls: `turn:127.0.0.1:${udpPort}?transport=udp`, ...turn },
        { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, ...turn },
        { urls: `turns:127.0.0.1:${tcpPort}?transport=tcp`, ...turn },
        { urls: `turn:${named(door)}:3478?transport=tcp`, ...turn },
      ],
    });
    const other = new Connection({});
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    await other.setRemoteDescription(connection.localDescription as RTCSessionDescription);
    await other.setLocalDescription(await other.createAnswer());
    await connection.setRemoteDescription(other.localDescription as RTCSessionDescription);
    for (const [index, where] of [
      `udp 2122260223 127.0.0.1 ${udpPort} typ host`,
      `tcp 1518280447 127.0.0.1 ${tcpPort} typ host tcptype passive`,
      `udp 2122260223 candidate-${named(door)} 5000 typ host`,
      `udp 2122260223 ${door}.local 5000 typ host`,
    ].entries()) {
      const candidate = `candidate:${index} 1 ${where}`;
      await connection.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
    }
  };
  const doors: Record<string, () => unknown> = {
    // Asking
    fetch: () => fetch(to('fetch'), { mode: 'no-cors' }),
    'fetch-keepalive': () => fetch(to('fetch-keepalive'), { mode: 'no-cors', keepalive: true }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('GET', to('xhr'));
      request.send();
    },
    'xhr-sync': () => {
      const request = new XMLHttpRequest();
      request.open('GET', to('xhr-sync'), false);
      request.send();
    },
    beacon: () => navigator.sendBeacon(to('beacon'), 'x'),
    'event-source': () => new EventSource(to('event-source')),
    websocket: () => new WebSocket(to('websocket').replace('http', 'ws')),
    'websocket-stream': () => make('WebSocketStream', to('websocket-stream').replace('http', 'ws')),
    webtransport: () => make('WebTransport', `https://127.0.0.1:${udpPort}/`),
    'fetch-later': () => ask(globalThis, 'fetchLater')(to('fetch-later')),
    cache: async () => (await caches.open('x')).add(to('cache')),
    'fetch-in-frame': () => ask(frame(), 'fetch')(to('fetch-in-frame')),
    // Peer connections
    'peer-connection': () => call('peer-connection', globalThis),
    'peer-connection-prefixed': () => call('peer-connection-prefixed', globalThis, 'webkitRTCPeerConnection'),
    'peer-connection-of-frame': () => call('peer-connection-of-frame', frame()),
    'peer-connection-of-sandbox': () =>
      call('peer-connection-of-sandbox', frame({ sandbox: 'allow-same-origin allow-scripts' })),
    'peer-connection-of-object': () => {
      const object = add('object', { data: 'about:blank', type: 'text/html' }) as HTMLObjectElement;
      return call('peer-connection-of-object', object.contentWindow as object);
    },
    'peer-connection-of-markup': () => {
      const holder = add('p', {}).attachShadow({ mode: 'closed' });
      add('iframe', { srcdoc: 'x' }, '', holder);
      return call('peer-connection-of-markup', window[window.length - 1] as object);
    },
    // Ahead of time
    'dns-prefetch': () => link('dns-prefetch', `https://${named('dns-prefetch')}/`),
    preconnect: () => link('preconnect', `https://${named('preconnect')}/`),
    'preconnect-here': () => link('preconnect', to('preconnect-here')),
    prefetch: () => link('prefetch', to('prefetch')),
    prerender: () => link('prerender', to('prerender')),
    modulepreload: () => link('modulepreload', to('modulepreload')),
    'preload-script': () => link('preload', to('preload-script'), { as: 'script' }),
    'preload-fetch': () => link('preload', to('preload-fetch'), { as: 'fetch', crossorigin: '' }),
    'preload-image': () => link('preload', to('preload-image'), { as: 'image' }),
    'speculation-rules': () =>
      add(
        'script',
        { type: 'speculationrules', nonce },
        JSON.stringify({ prefetch: [{ source: 'list', urls: [to('speculation-rules')] }] }),
      ),
    // Code
    script: () => add('script', { src: to('script') }),
    import: () => import(/* @vite-ignore */ to('import')),
    worker: () => new Worker(trusted.createScriptURL(to('worker'))),
    'worker-of-blob': () => {
      const blob = new Blob([`fetch('${to('worker-of-blob')}')`]);
      return new Worker(trusted.createScriptURL(URL.createObjectURL(blob)));
    },
    'shared-worker': () => new SharedWorker(trusted.createScriptURL(to('shared-worker'))),
    'service-worker': () => navigator.serviceWorker.register(trusted.createScriptURL(to('service-worker'))),
    'audio-worklet': () => new AudioContext().audioWorklet.addModule(to('audio-worklet')),
    'paint-worklet': () => ask(CSS, 'paintWorklet', 'addModule')(to('paint-worklet')),
    // Style
    stylesheet: () => link('stylesheet', to('stylesheet')),
    'css-import': () => style(`@import url(${to('css-import')});`),
    'css-url': () => style(`body { background: url(${to('css-url')}) }`),
    'css-cursor': () => style(`html { cursor: url(${to('css-cursor')}), auto }`),
    'css-font': () => {
      style(`@font-face { font-family: x; src: url(${to('css-font')}) } body { font-family: x }`);
      add('p', {}, 'text in it');
    },
    'font-face': () => new FontFace('y', `url(${to('font-face')})`).load(),
    'style-property': () =>
      document.body.style.setProperty('border-image-source', `url(${to('style-property')})`),
    'style-mask': () => document.body.style.setProperty('mask-image', `url(${to('style-mask')})`),
    'style-filter': () => document.body.style.setProperty('filter', `url(${to('style-filter')}#x)`),
    'style-content': () => add('p', {}, 'x').style.setProperty('content', `url(${to('style-content')})`),
    // Pictures and films
    image: () => Object.assign(new Image(), { src: to('image') }),
    'image-set': () => add('img', { srcset: `${to('image-set')} 1x` }),
    'image-attribution': () => add('img', { attributionsrc: to('image-attribution'), src: 'data:,' }),
    'image-button': () => add('input', { type: 'image', src: to('image-button') }),
    icon: () => link('icon', to('icon')),
    background: () => add('table', { background: to('background') }),
    'svg-image': () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', to('svg-image'));
      svg.append(image);
      document.body.append(svg);
    },
    'svg-use': () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      use.setAttribute('href', `${to('svg-use')}#x`);
      svg.append(use);
      document.body.append(svg);
    },
    video: () => add('video', { src: to('video'), preload: 'auto' }),
    poster: () => add('video', { poster: to('poster') }),
    audio: () => add('audio', { src: to('audio'), preload: 'auto' }),
    track: () => {
      const video = add('video', {}) as HTMLVideoElement;
      add('track', { src: to('track'), default: '', kind: 'captions' }, '', video);
      for (const track of video.textTracks) track.mode = 'showing';
    },
    'media-session': () => {
      navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: to('media-session') }] });
    },
    // Frames and other content
    iframe: () => add('iframe', { src: to('iframe') }),
    'frame-of-markup': () => add('iframe', { srcdoc: `<img src="${to('frame-of-markup')}">` }),
    object: () => add('object', { data: to('object') }),
    embed: () => add('embed', { src: to('embed') }),
    manifest: () => link('manifest', to('manifest')),
    xslt: () => {
      const parse = (text: string) => new DOMParser().parseFromString(trusted.createHTML(text), 'text/xml');
      const transform = new XSLTProcessor();
      transform.importStylesheet(
        parse(
          `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"><x:import href="${to('xslt')}"/></x:stylesheet>`,
        ),
      );
      return transform.transformToDocument(parse('<a/>'));
    },
    'xml-entity': () =>
      new DOMParser().parseFromString(
        trusted.createHTML(`<!DOCTYPE a SYSTEM "${to('xml-entity')}"><a/>`),
        'text/xml',
      ),
    // Devices, payment, identity
    payment: () => {
      const total = { label: 'x', amount: { currency: 'NOK', value: '1' } };
      return ask(
        make('PaymentRequest', [{ supportedMethods: to('payment') }], { total }),
        'canMakePayment',
      )(undefined);
    },
    identity: () =>
      ask(
        navigator,
        'credentials',
        'get',
      )({ identity: { providers: [{ configURL: to('identity'), clientId: 'x' }] } }),
    presentation: () => ask(make('PresentationRequest', [to('presentation')]), 'start')(undefined),
    'remote-playback': () => {
      const video = add('video', { src: to('remote-playback') }) as HTMLVideoElement;
      return video.remote.watchAvailability(() => undefined);
    },
    speech: () => ask(make('webkitSpeechRecognition'), 'start')(undefined),
    location: () => new Promise((give, fail) => navigator.geolocation.getCurrentPosition(give, fail)),
    midi: () => navigator.requestMIDIAccess(),
    usb: () => ask(navigator, 'usb', 'requestDevice')({ filters: [] }),
    hid: () => ask(navigator, 'hid', 'requestDevice')({ filters: [] }),
    serial: () => ask(navigator, 'serial', 'requestPort')({}),
    bluetooth: () => ask(navigator, 'bluetooth', 'requestDevice')({ acceptAllDevices: true }),
    notification: () => new Notification('x', { icon: to('notification') }),
    // Policies that a page gives itself
    'report-address': () =>
      add(
        'meta',
        {
          'http-equiv': 'Content-Security-Policy',
          content: `manifest-src 'none'; report-uri ${to('report-address')}`,
        },
        '',
        document.head,
      ),
    ping: () => add('a', { href: '#x', ping: to('ping') }).click(),
    'auction-of-advertisers': () =>
      ask(navigator, 'runAdAuction')({ seller: http, decisionLogicURL: to('auction-of-advertisers') }),
    'shared-storage': () => ask(globalThis, 'sharedStorage', 'worklet', 'addModule')(to('shared-storage')),
    // Leaving
    window: () => window.open(to('window')),
    'link-elsewhere': () => add('a', { href: to('link-elsewhere'), target: '_blank' }).click(),
    download: () => add('a', { href: to('download'), download: 'x' }).click(),
    form: () => (add('form', { action: to('form'), target: '_blank' }) as HTMLFormElement).submit(),
    'form-in-frame': () => {
      add('iframe', { name: 'formed' });
      const form = add('form', { action: to('form-in-frame'), target: 'formed', method: 'post' });
      (form as HTMLFormElement).submit();
    },
    'frame-navigation': () =>
      Reflect.set(Reflect.get(frame(), 'location') as object, 'href', to('frame-navigation')),
  };
  const outcomes: Record<string, string> = {};
  const tries = Object.entries(doors).map(async ([door, attempt]) => {
    // A door that only waits, such as a request for a device, is left waiting.
    const tooLate = new Promise((resolve) => setTimeout(() => resolve('waits'), 2_000));
    try {
      outcomes[door] = (await Promise.race([attempt(), tooLate])) === 'waits' ? 'waits' : 'no word';
    } catch (error) {
      outcomes[door] = Reflect.get(Object(error) as object, 'name') as string;
    }
  });
  await Promise.all(tries);
  return outcomes;
}
