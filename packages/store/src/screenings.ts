import type { Base } from './base.js';
import { keys, prefixes } from './keys.js';
import type { ScreeningRecord, SenderKey, Store } from './port.js';
import { defineScript, runCommand } from './script.js';

/** Keeps the first conclusion. The photo's address has served its purpose then, and goes. */
const concludeScript = defineScript(`
local screening, conclusion = KEYS[1], ARGV[1]
local fields = redis.call('HMGET', screening, 'conclusion', 'messageId', 'index')
if fields[1] then return fields[1] end
if not fields[2] then return false end
redis.call('HSET', screening, 'conclusion', conclusion)
redis.call('HDEL', '${prefixes.photos}' .. fields[2], fields[3])
return conclusion
`);

/** Keeps a picture or a film of a screening. Nothing is kept for one that was erased while its film was read. */
const pictureScript = defineScript(`${runCommand}
local screening, picture = KEYS[1], KEYS[2]
local jpeg, expiry, now, belongings_expiry = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local sender = redis.call('HGET', screening, 'sender')
if not sender then return end
redis.call('SET', picture, jpeg, 'EX', expiry)
local belongings = '${prefixes.belongings}' .. sender
redis.call('ZADD', belongings, now + belongings_expiry * 1000, picture)
run({'EXTEND', belongings, belongings_expiry})
`);

/** Where a conclusion is sealed to. */
export const conclusionPlace = (id: string) => `${keys.screening(id)}#conclusion`;

/** Photos on their way through the model, and the pictures that come of them. */
export function createScreenings({
  redis,
  sealer,
  expiries,
  clock,
}: Base): Pick<Store, 'screening' | 'conclude' | 'putPicture' | 'picture' | 'putFilm'> {
  const photoUrl = async (messageId: string, index: string): Promise<string | null> => {
    const key = keys.photos(messageId);
    const sealed = await redis.hget(key, index);
    return sealed === null ? null : (sealer.openJson(sealed, `${key}#${index}`) as string);
  };

  const screening = async (id: string): Promise<ScreeningRecord | null> => {
    const { sender, messageId, index, createdAt, conclusion } = await redis.hgetall(keys.screening(id));
    if (sender === undefined || messageId === undefined || index === undefined) return null;
    return {
      id,
      sender: sender as SenderKey,
      messageId,
      index: Number(index),
      mediaUrl: await photoUrl(messageId, index),
      createdAt: Number(createdAt),
      ...(conclusion === undefined ? {} : { conclusion: sealer.openJson(conclusion, conclusionPlace(id)) }),
    };
  };

  const put = async (key: string, screeningId: string, jpeg: Uint8Array, expirySeconds: number) => {
    await pictureScript(
      redis,
      [keys.screening(screeningId), key],
      [sealer.seal(jpeg, key), expirySeconds, clock(), expiries.belongings],
    );
  };

  return {
    screening,
    conclude: async (id, conclusion) => {
      const sealed = sealer.sealJson(conclusion, conclusionPlace(id));
      const kept = await concludeScript(redis, [keys.screening(id)], [sealed]);
      return typeof kept === 'string' ? sealer.openJson(kept, conclusionPlace(id)) : null;
    },
    putPicture: (id, screeningId, jpeg) => put(keys.picture(id), screeningId, jpeg, expiries.picture),
    putFilm: (id, jpeg) => put(keys.film(id), id, jpeg, expiries.undecidedFilm),
    picture: async (id) => {
      const key = keys.picture(id);
      const sealed = await redis.getBuffer(key);
      return sealed === null ? null : sealer.open(sealed, key);
    },
  };
}
