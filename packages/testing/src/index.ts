export { launchBrowser } from './browser.js';
export { freePort, type RedisServer, startRedis } from './redis-server.js';
