import { render } from 'preact';
import { createApi } from './api.js';
import { createChat } from './chat.js';
import { App } from './components/app.js';
import { ChatContext } from './components/chat-context.js';
import { followEvents } from './events.js';

const chat = createChat(createApi());
followEvents('/simulator/api/events', chat);

const root = document.getElementById('app');
if (root !== null) {
  render(
    <ChatContext.Provider value={chat}>
      <App />
    </ChatContext.Provider>,
    root,
  );
}
