import { toChatMessage } from './chat-view.js';
import type { EventBus } from './event-bus.js';
import type { Faults } from './faults.js';
import type { Message, MessageStatus } from './message.js';
import type { WebhookCaller } from './webhook-caller.js';

type ReportedStatus = Exclude<MessageStatus, 'received'>;

/** Changes the status of messages that the line sent, and tells the app's status callback. */
export interface StatusReports {
  /** Sets each status in turn; the reports are sent one after the other. */
  advance(message: Message, statuses: readonly ReportedStatus[], errorCode?: number): Promise<void>;
}

interface Options {
  readonly accountSid: string;
  readonly call: WebhookCaller;
  readonly faults: Faults;
  readonly bus: EventBus;
  readonly now: () => Date;
}

export function createStatusReports({ accountSid, call, faults, bus, now }: Options): StatusReports {
  return {
    advance: async (message, statuses, errorCode) => {
      for (const status of statuses) {
        message.status = status;
        message.updatedAt = now();
        if (status === 'sent') message.sentAt = message.updatedAt;
        if (errorCode !== undefined) message.errorCode = errorCode;
        if (message.shown) bus.publish({ type: 'message', message: toChatMessage(message) });
      }
      const url = message.statusCallback;
      if (url === undefined) return;
      for (const status of disturb(statuses, faults)) {
        const params = reportParams(accountSid, message, status);
        await call({ kind: 'status', url, params, phone: message.phone });
      }
    },
  };
}

function disturb(statuses: readonly ReportedStatus[], faults: Faults): readonly ReportedStatus[] {
  switch (faults.strike('callbacks')?.type) {
    case 'none':
      return [];
    case 'doubled':
      return statuses.flatMap((status) => [status, status]);
    case 'reversed':
      return statuses.toReversed();
    case undefined:
      return statuses;
  }
}

/** Source: https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
function reportParams(accountSid: string, message: Message, status: ReportedStatus): Record<string, string> {
  return {
    ChannelPrefix: 'whatsapp',
    ApiVersion: '2010-04-01',
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    ChannelToAddress: message.to,
    To: message.to,
    From: message.from,
    MessageSid: message.sid,
    StructuredMessage: 'false',
    AccountSid: accountSid,
    ...(status === 'read' || status === 'delivered' ? { EventType: status.toUpperCase() } : {}),
    ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
  };
}
