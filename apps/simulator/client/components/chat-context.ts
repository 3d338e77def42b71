import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from '../chat.js';

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === undefined) throw new Error('A component of the chat stands outside ChatContext.');
  return chat;
}
