import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { dayOf } from '../format.js';
import { Bubble } from './bubble.js';
import { useChat } from './chat-context.js';
import { Icon } from './icon.js';
import { Welcome } from './welcome.js';

/** Closer to the end than this, in CSS pixels, counts as reading the newest message. */
const nearEnd = 96;

export function MessageList({ onPicture }: { readonly onPicture: (url: string) => void }) {
  const chat = useChat();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const messages = chat.messages.value;
  const phone = chat.phone.value?.id ?? '';
  const newest = messages.at(-1);
  const typing = chat.typing.value.has(phone);

  const toEnd = (behavior: ScrollBehavior) =>
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior });

  useLayoutEffect(() => {
    atEnd.value = true;
    toEnd('instant');
  }, [phone]);

  // Whoever reads further up stays there, unless the new message is their own.
  useLayoutEffect(() => {
    if (newest?.sender === 'phone' || atEnd.peek()) toEnd('instant');
  }, [newest?.sid]);

  // Typing dots, the keyboard of a telephone, a wider window: the end stays in sight.
  useEffect(() => {
    if (scroller.current === null || content.current === null) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.peek()) toEnd('instant');
    });
    observer.observe(scroller.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = ({
    currentTarget: { scrollHeight, scrollTop, clientHeight },
  }: {
    currentTarget: Element;
  }) => {
    atEnd.value = scrollHeight - scrollTop - clientHeight < nearEnd;
  };

  return (
    <div class="messages-area">
      <div class="messages" ref={scroller} onScroll={onScroll}>
        <div ref={content} role="log" aria-label="Messages" aria-live="polite">
          {messages.length === 0 && <Welcome />}
          <ol>
            {messages.map((message, index) => {
              const previous = messages[index - 1];
              const newDay = previous === undefined || dayOf(previous.at) !== dayOf(message.at);
              return (
                <Fragment key={message.sid}>
                  {newDay && (
                    <li class="day">
                      <span>{dayOf(message.at)}</span>
                    </li>
                  )}
                  <Bubble
                    message={message}
                    tail={newDay || previous?.sender !== message.sender}
                    onPicture={onPicture}
                  />
                </Fragment>
              );
            })}
          </ol>
          {typing && (
            <p class="typing" role="status" aria-label="The line is typing">
              <span />
              <span />
              <span />
            </p>
          )}
        </div>
      </div>
      {!atEnd.value && (
        <button
          type="button"
          class="to-end"
          onClick={() => toEnd('smooth')}
          aria-label="To the newest message"
        >
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
