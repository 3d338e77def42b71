export { freePort, type RedisServer, startRedis } from './redis-server.js';
