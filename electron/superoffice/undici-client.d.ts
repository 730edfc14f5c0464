// Its file alone: the package's main file brings its `fetch`, caches and web sockets along.
declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici';

  export default Client;
}
