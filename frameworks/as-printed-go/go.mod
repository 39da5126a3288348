module servletbench.org/as-printed-go

go 1.25.0
