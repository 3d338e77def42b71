import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useChat } from './chat-context.js';
import { Conversation } from './conversation.js';
import { PhoneList } from './phone-list.js';
import { TrafficPanel } from './traffic-panel.js';

export function App() {
  const chat = useChat();
  /** On a telephone's width, either the list or the chat is in sight. */
  const pane = useSignal<'chat' | 'phones'>('chat');
  const trafficShown = useSignal(false);
  const newest = chat.messages.value.at(-1)?.sid;

  useEffect(() => {
    const markRead = () => {
      const waiting = chat.messages.value.some(
        ({ sender, tick }) => sender === 'line' && tick === 'delivered',
      );
      if (waiting && document.visibilityState === 'visible') void chat.markRead();
    };
    markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [chat, chat.messages.value, newest]);

  return (
    <div class={`app pane-${pane.value} ${trafficShown.value ? 'with-traffic' : ''}`}>
      <PhoneList
        onOpen={() => {
          pane.value = 'chat';
        }}
      />
      <Conversation
        trafficShown={trafficShown.value}
        onTraffic={() => {
          trafficShown.value = !trafficShown.value;
        }}
        onBack={() => {
          pane.value = 'phones';
        }}
      />
      {trafficShown.value && (
        <TrafficPanel
          onClose={() => {
            trafficShown.value = false;
          }}
        />
      )}
    </div>
  );
}
