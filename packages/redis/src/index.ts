export {
  connectRedis,
  type RedisConnection,
  type RedisConnectionOptions,
  retryDelay,
} from './connect-redis.js';
export { redisFault } from './redis-fault.js';
