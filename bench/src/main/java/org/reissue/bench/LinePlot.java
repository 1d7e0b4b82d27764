package org.reissue.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** What changes in the course of a run, as lines over time. */
final class LinePlot {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 380;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final boolean logarithmic;
    private final XYSeriesCollection lines = new XYSeriesCollection();

    /** @param logarithmic whether equal distances are equal ratios; what is 0 is then left out */
    LinePlot(String title, String xLabel, String yLabel, boolean logarithmic) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.logarithmic = logarithmic;
    }

    String title() {
        return title;
    }

    /** Adds a line; what is not a number is left out. */
    LinePlot line(String name, double[] x, double[] y) {
        XYSeries series = new XYSeries(name);
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(y[i]) && !(logarithmic && y[i] <= 0)) {
                series.add(x[i], y[i]);
            }
        }
        lines.addSeries(series);
        return this;
    }

    void draw(Path file) throws IOException {
        JFreeChart chart = ChartFactory.createXYLineChart(
                null, xLabel, yLabel, lines, PlotOrientation.VERTICAL, true, false, false);
        dress(chart);
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
        chart.draw(svg, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Files.writeString(file, svg.getSVGDocument());
    }

    private void dress(JFreeChart chart) {
        Font font = new Font("SansSerif", Font.PLAIN, 12);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getLegend().setItemFont(font);
        XYPlot plot = chart.getXYPlot();
        if (logarithmic) {
            plot.setRangeAxis(new LogAxis(yLabel));
        }
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.getDomainAxis().setTickLabelFont(font);
        plot.getDomainAxis().setLabelFont(font);
        plot.getRangeAxis().setTickLabelFont(font);
        plot.getRangeAxis().setLabelFont(font);
        for (int line = 0; line < lines.getSeriesCount(); line++) {
            plot.getRenderer().setSeriesPaint(line, Plot.COLOURS[line % Plot.COLOURS.length]);
            plot.getRenderer().setSeriesStroke(line, new BasicStroke(2));
        }
    }
}
