module claimgraph

go 1.26
