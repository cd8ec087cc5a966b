import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { ApiError } from '../client/api.ts';
import { LookProvider } from './look-provider.tsx';
import { createDeskRouter } from './router.tsx';
import { ToastProvider } from './shell/toasts.tsx';
import { type DeskSource, SourceProvider } from './source.ts';

/** The whole desk on one source of views. */
export function DeskApp({ source }: { source: DeskSource }) {
  const [queries] = useState(createQueries);
  const [router] = useState(createDeskRouter);
  return (
    <StrictMode>
      <LookProvider>
        <SourceProvider value={source}>
          <QueryClientProvider client={queries}>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </QueryClientProvider>
        </SourceProvider>
      </LookProvider>
    </StrictMode>
  );
}

/** The live stream says what changed, so nothing is asked for again only because time passed. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30 * 60_000,
        refetchOnReconnect: 'always',
        retry: (tries, error) => tries < 2 && error instanceof ApiError && (error.offline || error.status >= 500),
      },
    },
  });
}
