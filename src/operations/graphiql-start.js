/* Runs in the browser, on /graphiql. */
/* global React, ReactDOM, GraphiQL */
const EXAMPLES = [
  `# The joint plan: to whom each commitment belongs, and how far it is.
query Plan {
  plan(slug: "edomex-tlalnepantla-2021") {
    title { text }
    stage
    members { jurisdiction { name { text } } }
    commitments(first: 20) {
      nodes {
        reference
        title { text(in: ES) }
        joint
        completion
        owners { role institution { name { text } } jurisdiction { name { text } } }
      }
    }
  }
}`,
  `# One commitment by OGP's reference: milestones, what the voices say, and what assessors found.
query Commitment {
  commitment(reference: "MXMEX0003") {
    reference
    title { text }
    milestones { nodes { number title { text } status disputed synthetic late { againstPlanned againstCurrent } reports { voice status } } }
    assessments { instrument { title { text } } answers { questionText { text } answerLabel { text } } }
  }
}`,
  `# Published figures of a programme that conflict, each with its source.
query Figures {
  programme(slug: "caravanas-justicia-cotidiana") {
    name { text }
    measurements { indicator value unit asOf { on precision } sources { title { text } url } }
  }
}`,
];

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultTabs: EXAMPLES.map((query) => ({ query })),
  }),
);
