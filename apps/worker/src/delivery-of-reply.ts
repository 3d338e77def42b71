import type { DeliveryReport } from '@lungline/channel';
import type { Store } from '@lungline/store';

/** What the provider says of a message of ours, as the report of its reply. */
export function deliveryOfReply(
  { sid, status, providerCode }: DeliveryReport,
  replyId: string,
): Parameters<Store['reportDelivery']>[0] {
  return {
    sid,
    status: status === 'undelivered' ? 'failed' : status,
    ...(providerCode === undefined ? {} : { providerCode }),
    replyId,
  };
}
