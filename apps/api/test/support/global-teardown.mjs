import pg from 'pg';

export default async () => {
  await globalThis.__TEST_POSTGRES__?.stop();
  if (process.env.CITUS_URL) await leaveCluster(process.env.CITUS_URL);
};

/** Takes the template of this run (cluster.ts) from every server of the cluster. */
async function leaveCluster(url) {
  const nodes = await ask(url, 'select nodename, nodeport from pg_dist_node where isactive');
  for (const { nodename, nodeport } of nodes) {
    const node = Object.assign(new URL(url), { hostname: nodename, port: String(nodeport) });
    await ask(node.href, `drop database if exists template_of_run_${process.env.TEST_RUN} with (force)`);
  }
}

async function ask(connectionString, text) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
